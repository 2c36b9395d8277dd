"""The parts that screens are built from; each draws itself and tells what it is."""
