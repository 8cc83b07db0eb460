package io.parkcloud.devops.git;

import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.ErrorCode;

/** Ways to ask for a repository that cannot be. */
public final class GitErrors {

    public static final ErrorCode REPOSITORY_LOST =
            new ErrorCode("git.repository.lost", "The repository's files are gone", ErrorCategory.INTERNAL);

    public static final ErrorCode BRANCH_INVALID =
            new ErrorCode("git.branch.invalid", "That is no name of a branch", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode NAME_INVALID =
            new ErrorCode("git.name.invalid", "That is no name of a repository", ErrorCategory.UNPROCESSABLE);

    private GitErrors() {}
}
