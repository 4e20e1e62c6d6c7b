"""Two graph databases behind one port."""
