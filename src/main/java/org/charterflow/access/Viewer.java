package org.charterflow.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * The person behind a request and the groups the engine's identity service puts them in. Controllers take it as a
 * parameter; it is anonymous when nobody has logged in.
 *
 * @param userId the account, null for an anonymous viewer
 * @param groups group ids such as {@code oscar-secretariat}, {@code oscar-board}, {@code camunda-admin}
 */
public record Viewer(@Nullable String userId, Set<String> groups) {

    /** What is said of everything that does not exist or that the viewer may not know of. */
    public static final Bilingual NOTHING_HERE =
            Bilingual.of("这里没有您要找的内容，或者您无权查看。", "There is nothing here that you may see.");

    private static final String ADMINISTRATORS = "camunda-admin";
    private static final String PARTICIPANT = "-participant";
    private static final String SECRETARIAT = "-secretariat";
    private static final String AUDITOR = "-auditor";

    public Viewer {
        groups = Set.copyOf(groups);
    }

    public static Viewer anonymous() {
        return new Viewer(null, Set.of());
    }

    /** The viewer behind Spring Security's authentication, in the groups they are in now; anonymous for none. */
    public static Viewer of(@Nullable Authentication authentication, Groups groups) {
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return anonymous();
        }
        return new Viewer(authentication.getName(), groups.of(authentication.getName()));
    }

    public boolean isAnonymous() {
        return userId == null;
    }

    /**
     * The account of somebody who is known to be logged in.
     *
     * @throws IllegalStateException if nobody is
     */
    public String loggedIn() {
        if (userId == null) {
            throw new IllegalStateException("Nobody is logged in");
        }
        return userId;
    }

    /** Whether they administer the installation. */
    public boolean isAdministrator() {
        return groups.contains(ADMINISTRATORS);
    }

    public boolean isSecretariat(String alliance) {
        return groups.contains(alliance + SECRETARIAT);
    }

    /** Whether they read everything of the alliance and change nothing. */
    public boolean isAuditor(String alliance) {
        return groups.contains(alliance + AUDITOR);
    }

    /** Whether they take part in the alliance in any role. */
    public boolean belongsTo(String alliance) {
        return groups.contains(alliance + PARTICIPANT) || isSecretariat(alliance) || isAuditor(alliance);
    }

    /** Whether they act for a voting seat of the organ. */
    public boolean isInOrgan(String alliance, String organ) {
        return groups.contains(alliance + "-" + organ);
    }

    /** Whether they may see persons' addresses and the reasons of refusals. */
    public boolean seesConfidential(String alliance) {
        return isSecretariat(alliance) || isAuditor(alliance);
    }

    /** The alliances they take part in, in the order of their ids. */
    public Set<String> alliances() {
        return groups.stream().flatMap(Viewer::allianceOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Lets those in who take part in the alliance, and administrators.
     *
     * @throws RuleViolation not found, in the words used for a thing that does not exist
     */
    public void enter(String alliance) {
        if (!belongsTo(alliance) && !isAdministrator()) {
            throw RuleViolation.notFound("alliance", NOTHING_HERE);
        }
    }

    /**
     * Lets the alliance's secretariat in.
     *
     * @throws RuleViolation not found for those outside the alliance, forbidden for its other participants
     */
    public void enterAsSecretariat(String alliance) {
        enter(alliance);
        if (!isSecretariat(alliance)) {
            throw new RuleViolation(
                    "alliance",
                    "secretariat-only",
                    null,
                    Bilingual.of("只有秘书处可以这样做。", "Only the secretariat may do this."),
                    RuleViolation.Kind.FORBIDDEN);
        }
    }

    private static Stream<String> allianceOf(String group) {
        return Stream.of(PARTICIPANT, SECRETARIAT, AUDITOR)
                .filter(group::endsWith)
                .map(role -> group.substring(0, group.length() - role.length()));
    }
}
