"""The public pages: function views that read downwards. What is asked of the database is said in `querysets`."""
