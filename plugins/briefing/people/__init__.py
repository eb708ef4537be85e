"""Who a text names: what quotations and the index of names both know of titles, roles and surnames."""
