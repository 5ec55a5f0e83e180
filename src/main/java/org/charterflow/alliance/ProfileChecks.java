package org.charterflow.alliance;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.alliance.AllianceProfile.CharterBasis;

/** What has to hold in a profile beyond its shape; each problem names the key and what was expected. */
final class ProfileChecks {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Pattern MARK = Pattern.compile("[A-Z][A-Z0-9]*");
    private static final Pattern FOUNDED = Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?");
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9-]*\\{0+}[A-Z0-9-]*");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final String MODEL = "model";
    private static final String REPORT = "report";
    private static final String UNIT = "unit";

    private final String name;
    private final AllianceProfile profile;
    private final List<String> problems = new ArrayList<>();

    private ProfileChecks(String name, AllianceProfile profile) {
        this.name = name;
        this.profile = profile;
    }

    /**
     * @throws ProfileException with all problems of the file
     */
    static void profile(AllianceProfile profile, String folder, String name) {
        ProfileChecks checks = new ProfileChecks(name, profile);
        checks.expect(profile.id().equals(folder), "id", "the folder's name \"" + folder + "\"", profile.id());
        checks.identity();
        checks.mail();
        checks.articles();
        checks.organs();
        checks.offices();
        checks.classes();
        checks.finish();
    }

    /**
     * @throws ProfileException with all problems of the form
     */
    static void form(ApplicationForm form, AllianceProfile profile, String name) {
        ProfileChecks checks = new ProfileChecks(name, profile);
        checks.unique("fields", form.fields(), ApplicationForm.Field::key);
        checks.unique("attachments", form.attachments(), ApplicationForm.Attachment::kind);
        Set<String> classes =
                profile.memberClasses().stream().map(MemberClass::id).collect(Collectors.toSet());
        checks.labels(form);
        for (ApplicationForm.Field field : form.fields()) {
            String path = "fields[" + field.key() + "]";
            checks.matches(KEY, path + ".key", "a word in camelCase", field.key());
            field.classes().forEach(c -> checks.oneOf(classes, path + ".classes", c));
        }
        for (ApplicationForm.Attachment attachment : form.attachments()) {
            String path = "attachments[" + attachment.kind() + "]";
            checks.matches(WORD, path + ".kind", "a word in kebab-case", attachment.kind());
            attachment.classes().forEach(c -> checks.oneOf(classes, path + ".classes", c));
        }
        checks.finish();
    }

    /** A label leads to one field only, or a filled form could not be read. */
    private void labels(ApplicationForm form) {
        Map<String, String> fieldByLabel = new HashMap<>();
        for (ApplicationForm.Field field : form.fields()) {
            for (String label : field.labels()) {
                String other = fieldByLabel.putIfAbsent(OrganisationNames.key(label), field.key());
                expect(
                        other == null || other.equals(field.key()),
                        "fields[" + field.key() + "].variants",
                        "labels that no other field has",
                        label + "\", which also means \"" + other);
            }
        }
    }

    /**
     * @throws ProfileException if two alliances share what has to tell them apart
     */
    static void distinct(List<AllianceProfile> profiles) {
        List<String> problems = new ArrayList<>();
        distinct(profiles, "caseMark", AllianceProfile::caseMark, problems);
        distinct(profiles, "documentMark", AllianceProfile::documentMark, problems);
        distinct(profiles, "mail.domain", profile -> profile.mail().domain(), problems);
        if (!problems.isEmpty()) {
            throw new ProfileException(problems);
        }
    }

    private static void distinct(
            List<AllianceProfile> profiles,
            String key,
            Function<AllianceProfile, String> value,
            List<String> problems) {
        Set<String> seen = new HashSet<>();
        for (AllianceProfile profile : profiles) {
            if (!seen.add(value.apply(profile))) {
                problems.add("charters/" + profile.id() + "/alliance.yaml: " + key
                        + ": expected one that no other alliance has, found \"" + value.apply(profile) + "\"");
            }
        }
    }

    private void identity() {
        matches(ID, "id", "lower-case letters and digits", profile.id());
        oneOf(Set.of("zh", "en"), "language", profile.language());
        expect(
                Set.of(Locale.getISOCountries()).contains(profile.country()),
                "country",
                "two letters of ISO 3166 such as CN",
                profile.country());
        expect(
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(profile.currency())),
                "currency",
                "three letters of ISO 4217 such as CNY",
                profile.currency());
        String founded = profile.founded();
        if (founded != null) {
            matches(FOUNDED, "founded", "a year, a month such as 2014-05 or a date", founded);
        }
        matches(MARK, "caseMark", "capitals and digits", profile.caseMark());
        matches(
                NUMBER,
                "memberNumberPattern",
                "capitals, digits, hyphens and one {0000} for the running number",
                profile.memberNumberPattern());
        matches(DOMAIN, "domain", "a domain in lower case", profile.domain());
    }

    private void mail() {
        MailDoor mail = profile.mail();
        matches(DOMAIN, "mail.domain", "a domain in lower case", mail.domain());
        for (String purpose : List.of("apply", "groups", "meetings", "projects", "secretariat", "withdraw")) {
            expect(
                    mail.addresses().containsKey(purpose),
                    "mail.addresses." + purpose,
                    "an address at " + mail.domain(),
                    "none");
        }
        mail.addresses()
                .forEach((purpose, address) -> expect(
                        address.endsWith("@" + mail.domain())
                                && FieldCheck.EMAIL.problem(address).isEmpty(),
                        "mail.addresses." + purpose,
                        "an address at " + mail.domain(),
                        address));
    }

    private void articles() {
        fact("mission.article", profile.mission().article());
        article("site.article", profile.site().article());
        profile.guidedBy().forEach(body -> fact("guidedBy.article", body.article()));
        Payee payee = profile.payee();
        if (payee != null) {
            article("payee.article", payee.article());
        }
    }

    private void organs() {
        expect(
                profile.organ("board").isPresent()
                        && profile.organ("secretariat").isPresent(),
                "organs",
                "at least \"board\" and \"secretariat\"",
                profile.organs().stream().map(Organ::id).toList().toString());
        unique("organs", profile.organs(), Organ::id);
        unique("groups", profile.groups(), group -> group.kind().id());
        for (Organ organ : profile.organs()) {
            String path = "organs[" + organ.id() + "]";
            matches(WORD, path + ".id", "a word in kebab-case", organ.id());
            expect(
                    !organ.kind().isGroup(),
                    path + ".kind",
                    "a kind that is no group",
                    organ.kind().id());
            article(path + ".article", organ.article());
            capacities(path, organ.capacities());
        }
        for (GroupRule group : profile.groups()) {
            String path = "groups[" + group.kind().id() + "]";
            expect(
                    group.kind().isGroup(),
                    path + ".kind",
                    "a kind of group",
                    group.kind().id());
            article(path + ".article", group.article());
            capacities(path, group.capacities());
        }
    }

    private void capacities(String path, List<SeatCapacity> capacities) {
        unique(path + ".capacities", capacities, SeatCapacity::id);
        for (SeatCapacity capacity : capacities) {
            matches(WORD, path + ".capacities[" + capacity.id() + "].id", "a word in kebab-case", capacity.id());
            article(path + ".capacities[" + capacity.id() + "].article", capacity.article());
        }
    }

    private void offices() {
        unique("offices", profile.offices(), Office::id);
        Set<String> organs = organsAndGroups();
        for (Office office : profile.offices()) {
            String path = "offices[" + office.id() + "]";
            matches(WORD, path + ".id", "a word in kebab-case", office.id());
            expect(
                    profile.organ(office.id()).isEmpty()
                            && !Set.of("participant", "auditor").contains(office.id()),
                    path + ".id",
                    "a word that is no organ and no role",
                    office.id());
            oneOf(organs, path + ".organ", office.organ());
            oneOf(
                    and(organs, UNIT),
                    path + ".appointedBy.by",
                    office.appointedBy().by());
            article(path + ".article", office.article());
            Integer holders = office.holders();
            expect(holders == null || holders > 0, path + ".holders", "at least 1", String.valueOf(holders));
            Office.Term term = office.term();
            if (term != null) {
                expect(term.years() > 0, path + ".term.years", "at least 1", String.valueOf(term.years()));
                article(path + ".term.article", term.article());
            }
        }
    }

    private void classes() {
        expect(!profile.memberClasses().isEmpty(), "memberClasses", "at least one class", "none");
        unique("memberClasses", profile.memberClasses(), MemberClass::id);
        for (MemberClass memberClass : profile.memberClasses()) {
            String path = "memberClasses[" + memberClass.id() + "]";
            matches(WORD, path + ".id", "a word in kebab-case", memberClass.id());
            expect(
                    !memberClass.id().equals(Member.ADVISER),
                    path + ".id",
                    "another word: advisers are no members",
                    memberClass.id());
            article(path + ".article", memberClass.article());
            MemberClass.SeatOfClass seat = memberClass.seat();
            if (seat != null) {
                oneOf(
                        profile.organs().stream().map(Organ::id).collect(Collectors.toSet()),
                        path + ".seat.organ",
                        seat.organ());
                profile.organ(seat.organ())
                        .ifPresent(organ -> oneOf(
                                organ.capacities().stream()
                                        .map(SeatCapacity::id)
                                        .collect(Collectors.toSet()),
                                path + ".seat.capacity",
                                seat.capacity()));
            }
        }
    }

    private Set<String> organsAndGroups() {
        return Stream.concat(
                        profile.organs().stream().map(Organ::id),
                        profile.groups().stream().map(group -> group.kind().id()))
                .collect(Collectors.toSet());
    }

    private static Set<String> and(Set<String> words, String another) {
        return Stream.concat(words.stream(), Stream.of(another)).collect(Collectors.toSet());
    }

    /** An article of the alliance's own charter, or the word for the model rules where it has none of its own. */
    private void article(String path, String article) {
        boolean own = article.matches(Pattern.quote(profile.caseMark()) + "-[0-9]+(\\.[0-9]+)*");
        boolean fits = profile.charter() == CharterBasis.OWN && own || article.equals(MODEL);
        String expected = profile.charter() == CharterBasis.OWN
                ? "an article such as " + profile.caseMark() + "-12, or \"model\""
                : "\"model\", for there is no charter of its own";
        expect(fits, path, expected, article);
    }

    /** A fact about an alliance may also stand in the ecosystem report. */
    private void fact(String path, String source) {
        if (!source.equals(REPORT)) {
            article(path, source);
        }
    }

    private <T> void unique(String path, List<T> entries, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (T entry : entries) {
            expect(seen.add(id.apply(entry)), path, "every id once", id.apply(entry) + " twice");
        }
    }

    private void oneOf(Set<String> expected, String path, String found) {
        expect(
                expected.contains(found),
                path,
                "one of " + expected.stream().sorted().collect(Collectors.joining(", ")),
                found);
    }

    private void matches(Pattern pattern, String path, String expected, String found) {
        expect(pattern.matcher(found).matches(), path, expected, found);
    }

    private void expect(boolean holds, String path, String expected, String found) {
        if (!holds) {
            problems.add(name + ": " + path + ": expected " + expected + ", found \"" + found + "\"");
        }
    }

    private void finish() {
        if (!problems.isEmpty()) {
            throw new ProfileException(problems);
        }
    }
}
