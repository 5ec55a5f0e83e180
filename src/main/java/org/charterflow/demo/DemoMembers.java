package org.charterflow.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.AccountRequest;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.GroupIds;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.demo.DemoAlliance.Auditor;
import org.charterflow.demo.DemoAlliance.Group;
import org.charterflow.demo.DemoAlliance.HeldOffice;
import org.charterflow.demo.DemoAlliance.Staff;
import org.charterflow.demo.DemoAlliance.TakenSeat;
import org.charterflow.demo.DemoAlliance.Unit;
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
    private final Members members;
    private final Representatives representatives;
    private final Organs organs;
    private final Seats seats;
    private final Offices offices;
    private final AccountDirectory accounts;
    private final TransactionOperations transaction;

    public DemoMembers(
            Alliances alliances,
            Members members,
            Representatives representatives,
            Organs organs,
            Seats seats,
            Offices offices,
            AccountDirectory accounts,
            TransactionOperations transaction) {
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.organs = organs;
        this.seats = seats;
        this.offices = offices;
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
            transaction.executeWithoutResult(status -> {
                if (members.count(alliance.id()) == 0) {
                    seed(read(alliance.id()));
                }
            });
        }
    }

    private void seed(DemoAlliance demo) {
        Set<String> userIds = new HashSet<>();
        for (Staff person : demo.staff()) {
            offices.appoint(
                    demo.alliance(),
                    OrganKind.SECRETARIAT.id(),
                    person.office(),
                    person.userId(),
                    person.name(),
                    person.email(),
                    person.since());
            userIds.add(person.userId());
        }
        for (Auditor person : demo.auditors()) {
            accounts.createAccount(new AccountRequest(
                    person.userId(),
                    person.name(),
                    person.email(),
                    demo.alliance(),
                    Set.of(GroupIds.auditor(demo.alliance()))));
            userIds.add(person.userId());
        }
        for (Group group : demo.groups()) {
            organs.establish(demo.alliance(), group.id(), OrganKind.of(group.kind()), group.name(), group.since());
        }
        for (Unit unit : demo.members()) {
            settle(unit, members.admit(newMember(demo, unit), unit.classOfMember(), unit.since()));
            userIds.add(unit.userId());
        }
        for (Unit unit : demo.advisers()) {
            settle(unit, members.inviteAdviser(newMember(demo, unit), unit.since()));
            userIds.add(unit.userId());
        }
        userIds.forEach(userId -> accounts.setPassword(userId, PASSWORD));
    }

    private void settle(Unit unit, Member member) {
        for (TakenSeat seat : unit.seats()) {
            seats.give(member, seat.organ(), seat.capacity(), unit.since());
        }
        Representative person = representatives.ofMember(member.id()).orElseThrow();
        for (HeldOffice held : unit.offices()) {
            offices.appoint(person, held.organ(), held.office(), unit.since());
        }
    }

    private static NewMember newMember(DemoAlliance demo, Unit unit) {
        DemoAlliance.Person person = unit.person();
        return new NewMember(
                demo.alliance(),
                unit.name(),
                unit.kind(),
                unit.country(),
                unit.uscc(),
                null,
                null,
                person.email(),
                new NewRepresentative(unit.userId(), person.name(), person.position(), person.email(), null));
    }

    private static DemoAlliance read(String alliance) {
        try (var file = new ClassPathResource("demo/" + alliance + ".yaml").getInputStream()) {
            return DemoAlliance.YAML.readValue(file, DemoAlliance.class);
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + alliance + ".yaml", e);
        }
    }
}
