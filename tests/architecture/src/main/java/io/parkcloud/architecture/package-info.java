/** What must hold for all modules together: who may see whom, what is not written anywhere, which codes exist. */
@NullMarked
package io.parkcloud.architecture;

import org.jspecify.annotations.NullMarked;
