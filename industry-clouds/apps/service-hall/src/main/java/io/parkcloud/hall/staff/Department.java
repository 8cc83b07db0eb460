package io.parkcloud.hall.staff;

import io.parkcloud.hall.text.LocalText;

/**
 * A department.
 *
 * @param code unified social credit code, 18 characters
 * @param name name
 */
public record Department(String code, LocalText name) {}
