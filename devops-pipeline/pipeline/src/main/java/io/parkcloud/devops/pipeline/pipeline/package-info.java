/** The kind Pipeline: whose pushes start what. */
@NullMarked
package io.parkcloud.devops.pipeline.pipeline;

import org.jspecify.annotations.NullMarked;
