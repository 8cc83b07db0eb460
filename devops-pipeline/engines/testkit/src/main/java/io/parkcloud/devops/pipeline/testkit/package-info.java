/** The contract of the port that runs steps. */
@NullMarked
package io.parkcloud.devops.pipeline.testkit;

import org.jspecify.annotations.NullMarked;
