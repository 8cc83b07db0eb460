/** Tests. */
@NullMarked
package io.parkcloud.devops.pipeline.run;

import org.jspecify.annotations.NullMarked;
