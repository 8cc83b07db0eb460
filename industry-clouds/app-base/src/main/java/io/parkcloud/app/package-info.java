/**
 * What the programs of the industries have in common: where their settings and secrets come from, their database and sessions,
 * accounts that wrong passwords lock, the directory they write to, request ids and the language of their pages. It knows nothing of what any of them does.
 */
@NullMarked
package io.parkcloud.app;

import org.jspecify.annotations.NullMarked;
