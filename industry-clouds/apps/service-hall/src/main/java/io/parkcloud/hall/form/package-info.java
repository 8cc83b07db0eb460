/**
 * Forms described by JSON Schema 2020-12: shown as HTML fields, read back as typed JSON, checked on the server.
 * Problems carry the JSON pointer of the field, so that a page can show each where it belongs.
 */
@NullMarked
package io.parkcloud.hall.form;

import org.jspecify.annotations.NullMarked;
