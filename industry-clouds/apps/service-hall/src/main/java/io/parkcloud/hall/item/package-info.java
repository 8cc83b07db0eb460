/**
 * Service items (政务服务事项): what the bureau offers, what it asks for, how long it may take.
 * The items shipped with the program are planted once; afterwards the database is the truth.
 */
@NullMarked
package io.parkcloud.hall.item;

import org.jspecify.annotations.NullMarked;
