package io.parkcloud.money;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways for prices to be wrong. */
public final class MoneyErrors {

    public static final ErrorCode BOOK_IN_FORCE =
            new ErrorCode("money.price-book.in-force", "The price book has been in force", ErrorCategory.CONFLICT);
    public static final ErrorCode BOOK_LATE = new ErrorCode(
            "money.price-book.late", "A price book cannot begin in the past", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode METRIC_TWICE = new ErrorCode(
            "money.price-book.metric-twice", "The price book names a metric twice", ErrorCategory.UNPROCESSABLE);
    public static final ErrorCode ESTIMATE_INVALID = new ErrorCode(
            "money.estimate.invalid", "The amounts to be estimated are not usable", ErrorCategory.INVALID_ARGUMENT);

    private MoneyErrors() {}
}
