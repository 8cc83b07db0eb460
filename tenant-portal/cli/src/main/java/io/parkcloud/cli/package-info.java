/**
 * The command line: the API's verbs for people and scripts. Knows no kind by name: what there is it asks the platform. Talks
 * REST like everybody outside.
 */
@NullMarked
package io.parkcloud.cli;

import org.jspecify.annotations.NullMarked;
