"""The one way to change anything: a function per verb, shared by the web, the command line and the library."""
