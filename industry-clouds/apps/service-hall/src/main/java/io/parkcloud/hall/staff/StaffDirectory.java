package io.parkcloud.hall.staff;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Who works in the hall. */
@Service
public class StaffDirectory {
    /** Some databases store whole seconds, so a session begun in the second of the change is still good. */
    private static final Duration STORED_IN = Duration.ofSeconds(1);

    private final StaffMapper accounts;

    StaffDirectory(StaffMapper accounts) {
        this.accounts = accounts;
    }

    /** Whose session this is; empty if the account is gone or switched off, or its password is newer than the session. */
    public Optional<StaffMember> inSession(String username, Instant sessionBegan) {
        return accounts.find(username)
                .filter(StaffAccount::active)
                .filter(account -> {
                    var changed = account.passwordChangedAt();
                    return changed == null || !sessionBegan.plus(STORED_IN).isBefore(changed);
                })
                .map(StaffAccount::member);
    }

    /** Everybody by sign-in name, for telling names. */
    public Map<String, StaffMember> everybody() {
        return accounts.workingFor(null).stream()
                .map(StaffAccount::member)
                .collect(Collectors.toMap(StaffMember::username, Function.identity()));
    }

    /** Those who can be given a case of a department, without the one who gives it away. */
    public List<StaffMember> colleagues(String department, String except) {
        return accounts.workingFor(department).stream()
                .map(StaffAccount::member)
                .filter(member -> member.active() && !member.username().equals(except))
                .toList();
    }

    /** @throws HallException {@code STAFF_UNKNOWN} if nobody of this name can be given a case of the department */
    public StaffMember requireColleague(String department, String username) {
        return accounts.find(username)
                .map(StaffAccount::member)
                .filter(member -> member.active() && member.worksFor(department))
                .orElseThrow(() -> new HallException(
                        Problem.STAFF_UNKNOWN,
                        "'" + username + "' has no working account in department " + department
                                + "; choose somebody from the list"));
    }
}
