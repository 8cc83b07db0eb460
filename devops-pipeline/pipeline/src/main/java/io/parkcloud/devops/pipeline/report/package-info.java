/** What tests said: JUnit XML, test by test. */
@NullMarked
package io.parkcloud.devops.pipeline.report;

import org.jspecify.annotations.NullMarked;
