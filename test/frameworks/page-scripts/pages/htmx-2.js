import 'htmx2'
