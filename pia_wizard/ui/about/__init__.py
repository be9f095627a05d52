"""About the program: its version and the licences of everything it is made of."""
