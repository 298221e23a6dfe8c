/** Reads HDF5 files as data, within limits: groups, attributes and arrays of numbers. */
@NullMarked
package modelport.formats.hdf5;

import org.jspecify.annotations.NullMarked;
