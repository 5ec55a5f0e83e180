package org.charterflow.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.language.Nfkc;

/**
 * A motion on a project's status as a mail makes it: {@code 变更状态 project-3 已归档：不再维护}, or
 * {@code change status project-3 archived: no longer maintained}.
 */
public record StatusPhrase(String project, ProjectStatus status, String reason) {

    private static final int LONGEST = 2_000;
    private static final Pattern PHRASE = Pattern.compile(
            "(?:变更状态|状态变更|change status(?: of)?)[:\\s]*(project-[1-9][0-9]{0,8})\\s+(?:to\\s+)?([^\\s:,]{1,40})\\s*[:,]\\s*(\\S.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The motion a text makes; empty if it makes none. */
    public static Optional<StatusPhrase> read(String text) {
        String said = Nfkc.of(text).strip();
        if (said.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = PHRASE.matcher(said);
        return matcher.matches()
                ? ProjectStatus.named(matcher.group(2))
                        .map(status -> new StatusPhrase(
                                matcher.group(1), status, matcher.group(3).strip()))
                : Optional.empty();
    }
}
