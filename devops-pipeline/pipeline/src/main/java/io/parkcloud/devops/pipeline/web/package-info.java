/** What a run says and leaves behind, for browsers and the command line. */
@NullMarked
package io.parkcloud.devops.pipeline.web;

import org.jspecify.annotations.NullMarked;
