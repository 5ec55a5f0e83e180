package org.charterflow.alliance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.charterflow.alliance.Roster.Auditor;
import org.charterflow.alliance.Roster.Group;
import org.charterflow.alliance.Roster.HeldOffice;
import org.charterflow.alliance.Roster.Staff;
import org.charterflow.alliance.Roster.TakenSeat;
import org.charterflow.alliance.Roster.Unit;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enters whom an alliance consists of, once, before anything happens in it. */
@Service
public class Rosters {

    /** Held while one is entered: nodes that start together enter it once. */
    private static final long ENTERING = 7_250_340L;

    private static final Bilingual SECRETARIAT = Bilingual.of("秘书处", "the secretariat");
    private static final Bilingual AUDITORS = Bilingual.of("审计人员", "the auditors");

    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Organs organs;
    private final Seats seats;
    private final Offices offices;
    private final AccountDirectory accounts;
    private final JdbcClient jdbc;

    Rosters(
            Alliances alliances,
            Members members,
            Representatives representatives,
            Organs organs,
            Seats seats,
            Offices offices,
            AccountDirectory accounts,
            JdbcClient jdbc) {
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.organs = organs;
        this.seats = seats;
        this.offices = offices;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /**
     * Somebody who has an account now.
     *
     * @param organisation whom they act for
     */
    public record Entered(String userId, String name, String email, Bilingual organisation) {}

    /**
     * Enters the roster of an alliance that has neither members nor a secretariat; of another one nothing.
     *
     * @param alliance whose roster the file has to be
     * @return who got an account, in the order of the roster; nobody knows the passwords yet
     * @throws ProfileException naming the file, the entry and what is wrong with it; nothing is entered then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Entered> enter(String alliance, Resource file) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ENTERING)
                .query((row, index) -> "")
                .list();
        if (members.count(alliance) > 0 || !offices.holders(alliance).isEmpty()) {
            return List.of();
        }
        String name = "rosters/" + alliance + ".yaml";
        Roster roster = StrictYaml.read(file, name, Roster.class);
        if (!roster.alliance().equals(alliance)) {
            throw new ProfileException(
                    List.of(name + ": alliance: expected " + alliance + ", found " + roster.alliance()));
        }
        return new Entry(alliances.get(alliance), name).enter(roster);
    }

    /** One roster on its way into the tables. */
    private final class Entry {

        private final AllianceProfile alliance;
        private final String file;
        private final Map<String, Entered> entered = new LinkedHashMap<>();

        private Entry(AllianceProfile alliance, String file) {
            this.alliance = alliance;
            this.file = file;
        }

        private List<Entered> enter(Roster roster) {
            roster.staff().forEach(person -> named("staff", person.userId(), () -> staff(person)));
            roster.auditors().forEach(person -> named("auditors", person.userId(), () -> auditor(person)));
            roster.groups().forEach(group -> named("groups", group.id(), () -> group(group)));
            roster.members().forEach(unit -> named("members", unit.userId(), () -> member(unit)));
            roster.advisers().forEach(unit -> named("advisers", unit.userId(), () -> adviser(unit)));
            return List.copyOf(entered.values());
        }

        private void named(String list, String who, Runnable entry) {
            try {
                entry.run();
            } catch (RuleViolation | IllegalArgumentException | IllegalStateException e) {
                String words = e instanceof RuleViolation violation
                        ? violation.field() + ": " + violation.explanation().en()
                        : String.valueOf(e.getMessage());
                throw new ProfileException(List.of(file + ": " + list + ": " + who + ": " + words));
            }
        }

        private void staff(Staff person) {
            account(person.userId(), person.name(), person.email(), SECRETARIAT);
            offices.appoint(
                    alliance.id(),
                    OrganKind.SECRETARIAT.id(),
                    person.office(),
                    person.userId(),
                    person.name(),
                    person.email(),
                    person.since());
        }

        private void auditor(Auditor person) {
            accounts.createAccount(new AccountRequest(
                    person.userId(),
                    person.name(),
                    person.email(),
                    alliance.id(),
                    Set.of(GroupIds.auditor(alliance.id()))));
            account(person.userId(), person.name(), person.email(), AUDITORS);
        }

        private void group(Group group) {
            organs.establish(alliance.id(), group.id(), OrganKind.of(group.kind()), group.name(), group.since());
        }

        private void member(Unit unit) {
            if (unit.memberClass() == null) {
                throw new IllegalArgumentException("memberClass: the key is missing");
            }
            settle(unit, members.admit(newMember(unit), unit.memberClass(), unit.since()));
        }

        private void adviser(Unit unit) {
            settle(unit, members.inviteAdviser(newMember(unit), unit.since()));
        }

        private void settle(Unit unit, Member member) {
            for (TakenSeat seat : unit.seats()) {
                seats.give(member, seat.organ(), seat.capacity(), unit.since());
            }
            Representative person = representatives.ofMember(member.id()).orElseThrow();
            for (HeldOffice held : unit.offices()) {
                offices.appoint(person, held.organ(), held.office(), unit.since());
            }
            account(unit.userId(), unit.person().name(), unit.person().email(), unit.name());
        }

        private void account(String userId, String name, String email, Bilingual organisation) {
            entered.putIfAbsent(userId, new Entered(userId, name, email, organisation));
        }

        private NewMember newMember(Unit unit) {
            Roster.Person person = unit.person();
            Optional.ofNullable(unit.uscc())
                    .flatMap(UnifiedSocialCreditCode::problem)
                    .ifPresent(problem -> {
                        throw RuleViolation.invalid("uscc", "uscc", problem);
                    });
            return new NewMember(
                    alliance.id(),
                    unit.name(),
                    unit.kind(),
                    unit.country(),
                    unit.uscc(),
                    null,
                    null,
                    person.email(),
                    new NewRepresentative(unit.userId(), person.name(), person.position(), person.email(), null));
        }
    }
}
