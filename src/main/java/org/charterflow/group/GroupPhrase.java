package org.charterflow.group;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.language.Nfkc;

/**
 * What a representative writes about a group in one line: {@code 加入 wg-1}, {@code leave wg-1},
 * {@code 推荐 wg-1 张示例}; in a reply to a notice of the group without its id.
 *
 * @param candidate who is recommended; empty text where nobody is
 */
public record GroupPhrase(Act act, String group, String candidate) {

    /** What can be said. */
    public enum Act {
        JOIN,
        LEAVE,
        RECOMMEND
    }

    private static final int LONGEST = 300;
    private static final Pattern JOIN = Pattern.compile("(?:我单位|我们)?(?:申请)?加入|(?:we )?join", Pattern.CASE_INSENSITIVE);
    private static final Pattern LEAVE = Pattern.compile("(?:我单位|我们)?退出|(?:we )?leave", Pattern.CASE_INSENSITIVE);
    private static final Pattern RECOMMEND =
            Pattern.compile("(?:我单位|我们)?推荐|(?:we )?recommend", Pattern.CASE_INSENSITIVE);
    private static final Pattern GROUP = Pattern.compile("[:：]?\\s*([a-z][a-z0-9-]{0,60})(?:\\s+(.*))?");

    /** The one line of a text that says what to do about which group; empty if that is not all it says. */
    public static Optional<GroupPhrase> line(String text) {
        return rest(text).flatMap(said -> {
            Matcher matcher = GROUP.matcher(said.candidate());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String candidate = matcher.group(2) == null ? "" : matcher.group(2).strip();
            return checked(new GroupPhrase(said.act(), matcher.group(1), candidate));
        });
    }

    /** As {@link #line}, in a reply to a notice of a group. */
    public static Optional<GroupPhrase> reply(String text, String group) {
        return rest(text)
                .flatMap(said -> checked(new GroupPhrase(
                        said.act(),
                        group,
                        said.candidate().replaceFirst("^[:：]", "").strip())));
    }

    /** What was said, and the rest of the line as candidate. */
    private static Optional<GroupPhrase> rest(String text) {
        String line = Nfkc.of(text).strip().replaceAll("[.。!！]+$", "");
        if (line.length() > LONGEST || line.lines().count() != 1) {
            return Optional.empty();
        }
        return begins(JOIN, line, Act.JOIN)
                .or(() -> begins(LEAVE, line, Act.LEAVE))
                .or(() -> begins(RECOMMEND, line, Act.RECOMMEND));
    }

    private static Optional<GroupPhrase> begins(Pattern phrase, String line, Act act) {
        Matcher matcher = phrase.matcher(line);
        return matcher.lookingAt()
                ? Optional.of(
                        new GroupPhrase(act, "", line.substring(matcher.end()).strip()))
                : Optional.empty();
    }

    /** Somebody is named if and only if somebody is recommended. */
    private static Optional<GroupPhrase> checked(GroupPhrase phrase) {
        return phrase.candidate().isEmpty() == (phrase.act() != Act.RECOMMEND) ? Optional.of(phrase) : Optional.empty();
    }
}
