/** Tests. */
@NullMarked
package io.parkcloud.devops.pipeline.report;

import org.jspecify.annotations.NullMarked;
