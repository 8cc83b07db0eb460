/** What the platform can do, measured: warm-up, several runs, medians; printed as a table and as one shape of JSON. */
@NullMarked
package io.parkcloud.bench;

import org.jspecify.annotations.NullMarked;
