/**
 * Education: a program of its own that an education bureau runs inside its tenant network. Its schools share teaching resources,
 * teachers put them and the tools of others into lessons, and who is in which class comes from a student information system.
 * It knows nothing of the cloud it runs on: a MySQL, a Redis and a data directory are handed to it by environment variables.
 */
@NullMarked
package io.parkcloud.education;

import org.jspecify.annotations.NullMarked;
