package io.parkcloud.education.account;

import io.parkcloud.education.EducationSettings;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Says who is asking. The roster is asked anew for every request, so that a role that ended has ended. */
@Service
public final class Members {
    private static final String ROLES = """
            SELECT r.role, r.org_sourced_id
              FROM roster_roles r
              JOIN roster_users u ON u.sourced_id = r.user_sourced_id AND u.status = 'active' AND u.enabled_user = 'true'
              JOIN roster_orgs o ON o.sourced_id = r.org_sourced_id AND o.status = 'active'
             WHERE r.user_sourced_id = ? AND r.status = 'active'
               AND (r.begin_date IS NULL OR r.begin_date <= ?) AND (r.end_date IS NULL OR r.end_date > ?)
             ORDER BY r.role_type = 'primary' DESC, r.sourced_id
            """;

    private final JdbcTemplate database;
    private final Accounts accounts;
    private final EducationSettings settings;
    private final Clock clock;

    Members(JdbcTemplate database, Accounts accounts, EducationSettings settings, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Today, where the schools are. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.timeZone());
    }

    /** Who has signed in. @throws EducationException {@code SIGN_IN_NEEDED} if the account is gone or closed meanwhile */
    public Member of(Principal principal) {
        return find(principal.getName())
                .orElseThrow(() -> new EducationException(Problem.SIGN_IN_NEEDED, "This account is closed; sign out"));
    }

    /** The same, if they may do what needs this standing. @throws EducationException {@code REQUEST_FORBIDDEN} */
    public Member atLeast(Standing needed, Principal principal) {
        var member = of(principal);
        if (!member.atLeast(needed)) {
            throw new EducationException(
                    Problem.REQUEST_FORBIDDEN, "This is for others; your account has no role that may do it");
        }
        return member;
    }

    /** Somebody with an account that works. */
    public Optional<Member> find(String username) {
        return accounts.find(username).filter(accounts::open).map(this::member);
    }

    private Member member(Accounts.Account account) {
        var schools = new LinkedHashSet<String>();
        var led = new HashSet<String>();
        var standing = new Standing[] {account.bureau() ? Standing.BUREAU : Standing.NONE};
        var today = today().toString();
        database.query(
                ROLES,
                row -> {
                    var given = Standing.of(row.getString(1));
                    if (given != Standing.NONE) {
                        schools.add(row.getString(2));
                        if (given.atLeast(Standing.SCHOOL)) {
                            led.add(row.getString(2));
                        }
                        standing[0] = given.atLeast(standing[0]) ? given : standing[0];
                    }
                },
                account.personId(),
                today,
                today);
        var home = schools.stream().findFirst().orElse("");
        return new Member(account.username(), account.personId(), name(account), standing[0], schools, led, home);
    }

    private String name(Accounts.Account account) {
        return database
                .query(
                        "SELECT COALESCE(preferred_given_name, given_name), COALESCE(preferred_family_name, family_name)"
                                + " FROM roster_users WHERE sourced_id = ?",
                        (row, number) -> PersonNames.of(row.getString(1), row.getString(2)),
                        account.personId())
                .stream()
                .findFirst()
                .orElse(account.username());
    }
}
