/** Bulk load of ndjson, and the sample patients. */
@NullMarked
package io.parkcloud.healthcare.load;

import org.jspecify.annotations.NullMarked;
