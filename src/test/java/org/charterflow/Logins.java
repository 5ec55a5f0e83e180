package org.charterflow;

import java.util.Set;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.AccountRequest;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Requests of people who are logged in, with accounts of the test's own. */
public final class Logins {

    private Logins() {}

    /** A request of an account in exactly these groups; one for each set of groups. */
    public static RequestPostProcessor as(AccountDirectory accounts, String alliance, String... groups) {
        String userId = "login." + String.join(".", groups);
        if (!accounts.exists(userId)) {
            accounts.createAccount(
                    new AccountRequest(userId, userId, userId + "@login.example", alliance, Set.of(groups)));
        }
        return SecurityMockMvcRequestPostProcessors.user(userId);
    }
}
