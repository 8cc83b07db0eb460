/** What a repository says about its pipeline: the file {@code .parkcloud/pipeline.yaml}, read and refused with line and path. */
@NullMarked
package io.parkcloud.devops.pipeline.definition;

import org.jspecify.annotations.NullMarked;
