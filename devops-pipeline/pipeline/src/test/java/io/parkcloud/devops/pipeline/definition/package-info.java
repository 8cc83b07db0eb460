/** Tests. */
@NullMarked
package io.parkcloud.devops.pipeline.definition;

import org.jspecify.annotations.NullMarked;
