package org.charterflow.minutes;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.alliance.Labels;
import org.jspecify.annotations.Nullable;

/** What a mail about minutes says: an exact phrase confirms, anything else that is written is a comment. */
final class AnswerPhrases {

    private static final Set<String> CONFIRMATIONS = Set.of(
            "确认",
            "确认无误",
            "确认无意见",
            "已确认",
            "我确认",
            "无意见",
            "没有意见",
            "无修改意见",
            "confirm",
            "confirmed",
            "iconfirm",
            "nocomment",
            "nocomments");

    private static final Pattern ITEM =
            Pattern.compile("^\\s*(?:第\\s*(\\d{1,3})\\s*[项条]|(?i:item)\\s+(\\d{1,3}))\\s*[：:，,、.]?\\s*");

    private AnswerPhrases() {}

    static boolean confirms(String text) {
        return CONFIRMATIONS.contains(Labels.withoutStops(Labels.normalised(text)));
    }

    /** The number of the item a comment begins with, such as 第2项：… or "item 2: …"; null where it names none. */
    static @Nullable Integer item(String comment) {
        Matcher begin = ITEM.matcher(comment);
        if (!begin.find()) {
            return null;
        }
        return Integer.valueOf(begin.group(1) == null ? begin.group(2) : begin.group(1));
    }
}
