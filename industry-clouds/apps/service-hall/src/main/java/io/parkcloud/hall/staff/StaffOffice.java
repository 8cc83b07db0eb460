package io.parkcloud.hall.staff;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts in the hands of administrators: one of a department runs its people, one of none runs everybody. */
@Service
public class StaffOffice {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,31}");
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 72; // bcrypt looks at no more bytes

    private final StaffMapper accounts;
    private final Departments departments;
    private final PasswordEncoder passwords;
    private final AdminLog log;
    private final TransactionTemplate transactions;
    private final Clock clock;

    StaffOffice(
            StaffMapper accounts,
            Departments departments,
            PasswordEncoder passwords,
            AdminLog log,
            TransactionTemplate transactions,
            Clock clock) {
        this.accounts = accounts;
        this.departments = departments;
        this.passwords = passwords;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The accounts this administrator runs, and to look at those of no department. */
    public List<StaffMember> list(StaffMember who) {
        return accounts.workingFor(who.department()).stream()
                .map(StaffAccount::member)
                .toList();
    }

    /** @throws HallException {@code STAFF_INVALID}, also if the name is taken */
    public void create(StaffMember who, StaffMember wanted, String password) {
        if (!USERNAME.matcher(wanted.username()).matches()) {
            throw invalid("A sign-in name has 2 to 32 letters, digits or ._-, was '" + wanted.username() + "'");
        }
        check(who, wanted);
        var hash = encode(password);
        transactions.executeWithoutResult(status -> {
            if (accounts.add(wanted, hash) == 0) {
                throw invalid("There is an account '" + wanted.username() + "' already");
            }
            log.note(who, wanted.username(), "create-account", described(wanted));
        });
    }

    /** Changes name, role, department or whether the account is open. Nobody closes their own or makes it less. */
    public void save(StaffMember who, StaffMember wanted) {
        mustRun(who, require(wanted.username()));
        check(who, wanted);
        if (who.username().equals(wanted.username())
                && (!wanted.active()
                        || wanted.role() != who.role()
                        || !Objects.equals(wanted.department(), who.department()))) {
            throw invalid("Nobody closes or changes the rights of their own account; ask another administrator");
        }
        transactions.executeWithoutResult(status -> {
            accounts.save(wanted);
            log.note(who, wanted.username(), wanted.active() ? "change-account" : "close-account", described(wanted));
        });
    }

    /** Sets another's password and ends their sessions. */
    public void resetPassword(StaffMember who, String username, String password) {
        mustRun(who, require(username));
        setPassword(who, username, password);
    }

    /** Sets one's own; all sessions end, also this one. */
    public void changePassword(StaffMember who, String old, String password) {
        var account = accounts.find(who.username()).orElseThrow();
        if (!passwords.matches(old, account.passwordHash())) {
            throw invalid("The present password is another one");
        }
        setPassword(who, who.username(), password);
    }

    /** Adds a department that has no items, or renames it. */
    public void putDepartment(StaffMember who, Department department) {
        if (who.department() != null) {
            throw new HallException(
                    Problem.REQUEST_FORBIDDEN, "Departments are for the administrator of the whole hall");
        }
        if (!department.code().matches("[0-9A-Z]{18}") || department.name().zh().isBlank()) {
            throw new HallException(
                    Problem.DEPARTMENT_UNKNOWN,
                    "A department has a name and a unified social credit code of 18 characters, was '"
                            + department.code() + "'");
        }
        transactions.executeWithoutResult(status -> {
            departments.put(department);
            log.note(who, department.code(), "department", department.name().zh());
        });
    }

    private void setPassword(StaffMember who, String username, String password) {
        var hash = encode(password);
        transactions.executeWithoutResult(status -> {
            accounts.setPassword(username, hash, clock.instant());
            log.note(who, username, "set-password", "");
        });
    }

    private String encode(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw invalid("A password has 8 to 72 characters, this one has " + password.length());
        }
        return Objects.requireNonNull(passwords.encode(password));
    }

    private void check(StaffMember who, StaffMember wanted) {
        @Nullable String department = wanted.department();
        if (department != null) {
            departments.require(department);
        }
        if (!who.username().equals(wanted.username())) {
            mustRun(who, wanted);
        }
        if (wanted.name().isBlank() || wanted.name().length() > 60) {
            throw invalid("An account needs the person's name, at most 60 characters");
        }
    }

    private static void mustRun(StaffMember who, StaffMember other) {
        if (who.department() != null && !who.department().equals(other.department())) {
            throw new HallException(
                    Problem.REQUEST_FORBIDDEN, "Account '" + other.username() + "' is not of your department");
        }
    }

    private StaffMember require(String username) {
        return accounts.find(username)
                .map(StaffAccount::member)
                .orElseThrow(() -> new HallException(Problem.STAFF_UNKNOWN, "There is no account '" + username + "'"));
    }

    private static String described(StaffMember member) {
        return member.name() + ", " + member.role() + ", " + (member.department() == null ? "*" : member.department());
    }

    private static HallException invalid(String detail) {
        return new HallException(Problem.STAFF_INVALID, detail);
    }
}
