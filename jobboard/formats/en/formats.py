"""English for all the world: the day before the month, whose name leaves no doubt which is which."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
