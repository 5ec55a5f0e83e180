package org.charterflow.demo;

import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Rosters;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Fills every alliance that has no members yet with the fictional ones of {@code demo/<alliance>.yaml}: secretariat,
 * members, seats, offices and their accounts. Tests start from the same people.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class DemoMembers implements ApplicationRunner {

    /** The password of every account of the demo. */
    public static final String PASSWORD = "demo-Password-1";

    private final Alliances alliances;
    private final Rosters rosters;
    private final AccountDirectory accounts;
    private final TransactionOperations transaction;

    public DemoMembers(
            Alliances alliances, Rosters rosters, AccountDirectory accounts, TransactionOperations transaction) {
        this.alliances = alliances;
        this.rosters = rosters;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seed();
    }

    /** Does nothing for an alliance that has members, so that a restart doubles nobody. */
    public void seed() {
        for (AllianceProfile alliance : alliances.all()) {
            var roster = new ClassPathResource("demo/" + alliance.id() + ".yaml");
            transaction.executeWithoutResult(status -> rosters.enter(alliance.id(), roster)
                    .forEach(person -> accounts.setPassword(person.userId(), PASSWORD)));
        }
    }
}
