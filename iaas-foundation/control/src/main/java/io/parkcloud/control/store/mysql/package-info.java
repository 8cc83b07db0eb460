/** The store on MySQL 8 or MariaDB 10.6 and later, through MyBatis. SQL here is what both understand. */
@NullMarked
package io.parkcloud.control.store.mysql;

import org.jspecify.annotations.NullMarked;
