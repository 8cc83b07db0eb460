/** The kind PipelineRun: one commit's way through its pipeline. */
@NullMarked
package io.parkcloud.devops.pipeline.run;

import org.jspecify.annotations.NullMarked;
