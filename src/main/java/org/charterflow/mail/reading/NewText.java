package org.charterflow.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the sender wrote in this mail: the text without quotation and signature, whether the answer stands above or below
 * the quotation. Knows the manners of Gmail, Outlook, Apple Mail, QQ Mail, Foxmail, 163 and Alimail in Chinese and
 * English. Line by line, one pass, no backtracking.
 */
public final class NewText {

    private static final int LONGEST_MARK = 400;
    private static final int ATTRIBUTION_LINES = 4;
    private static final int HEADER_LINES = 12;

    private NewText() {}

    /** The new text of the mail: from its plain text, or from its HTML where the plain text says nothing. */
    public static String of(ParsedMail mail) {
        String plain = mail.text() == null ? "" : in(mail.text());
        return plain.isEmpty() && mail.html() != null ? in(mail.html()) : plain;
    }

    /**
     * Whether the plain and the HTML version of a short answer say different things, so that what the sender saw is not
     * what the plain text says.
     */
    public static boolean isContradictory(ParsedMail mail) {
        if (mail.text() == null || mail.html() == null) {
            return false;
        }
        String plain = lettersOf(in(mail.text()));
        String html = lettersOf(in(mail.html()));
        boolean isShort = Math.min(plain.length(), html.length()) <= 40;
        return isShort && !plain.isEmpty() && !html.isEmpty() && !plain.equals(html);
    }

    private static String lettersOf(String text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).limit(2_000).forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    /** The new text of a plain text, stripped, lines parted by line feeds; empty when everything is quoted. */
    static String in(String text) {
        List<String> lines = lines(text);
        List<String> kept = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            String line = lines.get(i);
            int attribution = attributionLength(lines, i);
            if (isQuoted(line)) {
                i++;
            } else if (attribution > 0) {
                int next = nextText(lines, i + attribution);
                if (next < lines.size() && !isQuoted(lines.get(next)) && !isHeaderBlock(lines, next)) {
                    break;
                }
                i += attribution;
            } else if (isSeparator(line) || isHeaderBlock(lines, i) || isRuleBeforeQuotation(lines, i)) {
                i = endOfMarkedQuotation(lines, i + 1);
            } else if (isSignatureMark(line)) {
                i = nextQuotation(lines, i + 1);
            } else if (isDeviceLine(line)) {
                i++;
            } else {
                kept.add(line);
                i++;
            }
        }
        return joined(kept);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> lines.add(line.replace('\u00A0', ' ').stripTrailing()));
        return lines;
    }

    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        boolean blank = false;
        for (String line : lines) {
            if (line.isBlank()) {
                blank = true;
                continue;
            }
            if (!text.isEmpty()) {
                text.append(blank ? "\n\n" : "\n");
            }
            text.append(line);
            blank = false;
        }
        return text.toString().strip();
    }

    private static boolean isQuoted(String line) {
        String start = line.stripLeading();
        return start.startsWith(">") || start.startsWith("＞") || start.startsWith("&gt;");
    }

    /**
     * Behind a separator or a block of quoted headers everything is quotation, unless its lines are marked: then it ends
     * with the last marked line.
     */
    private static int endOfMarkedQuotation(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && (lines.get(i).isBlank() || isHeaderLine(lines.get(i)))) {
            i++;
        }
        return i < lines.size() && isQuoted(lines.get(i)) ? i : lines.size();
    }

    private static int nextText(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    private static int nextQuotation(List<String> lines, int from) {
        int i = from;
        while (i < lines.size()
                && !isQuoted(lines.get(i))
                && !isSeparator(lines.get(i))
                && !isHeaderBlock(lines, i)
                && attributionLength(lines, i) == 0) {
            i++;
        }
        return i;
    }

    /**
     * How many lines from here form "On … wrote:", "在 … 写道：" or "… 于 … 写道：", 0 when none. It names an address or a
     * date, so that a sentence of the sender's own is not taken for one.
     */
    private static int attributionLength(List<String> lines, int from) {
        String first = lines.get(from).strip();
        if (first.isEmpty() || first.length() > LONGEST_MARK || !mayBeginAttribution(first)) {
            return 0;
        }
        StringBuilder joined = new StringBuilder();
        for (int n = 0; n < ATTRIBUTION_LINES && from + n < lines.size(); n++) {
            String line = lines.get(from + n).strip();
            if (line.isEmpty() || line.length() > LONGEST_MARK || isQuoted(line)) {
                return 0;
            }
            joined.append(line);
            if (endsAttribution(line)) {
                return namesSource(joined) ? n + 1 : 0;
            }
        }
        return 0;
    }

    private static boolean mayBeginAttribution(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith("on ")
                || line.startsWith("在")
                || line.startsWith("于")
                || line.startsWith("At ")
                || line.contains("@")
                || line.contains(" 于")
                || endsAttribution(line);
    }

    private static boolean endsAttribution(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.endsWith("wrote:")
                || lower.endsWith("writes:")
                || lower.endsWith("wrote：")
                || line.endsWith("写道：")
                || line.endsWith("写道:")
                || line.endsWith("写到：")
                || line.endsWith("寫道：")
                || line.endsWith("寫道:");
    }

    private static boolean namesSource(CharSequence text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return true;
            }
            if (c >= '0' && c <= '9') {
                digits++;
            }
        }
        return digits >= 4;
    }

    /** "-----Original Message-----", "---------- 原始邮件 ----------", "Begin forwarded message:" and their kin. */
    private static boolean isSeparator(String line) {
        String mark = line.strip();
        if (mark.isEmpty() || mark.length() > LONGEST_MARK) {
            return false;
        }
        String lower = mark.toLowerCase(Locale.ROOT);
        if (lower.startsWith("begin forwarded message") || mark.startsWith("开始转发的邮件") || mark.startsWith("下面是被转发的邮件")) {
            return true;
        }
        int dashes = 0;
        while (dashes < mark.length() && "-_—=".indexOf(mark.charAt(dashes)) >= 0) {
            dashes++;
        }
        if (dashes < 2 || dashes == mark.length()) {
            return false;
        }
        return lower.contains("original message")
                || lower.contains("original mail")
                || lower.contains("forwarded message")
                || lower.contains("回复的原邮件")
                || mark.contains("原始邮件")
                || mark.contains("原邮件")
                || mark.contains("原文")
                || mark.contains("转发的邮件")
                || mark.contains("转发邮件")
                || lower.substring(dashes).strip().startsWith("original -")
                || lower.equals("---original---");
    }

    /** Outlook and Alimail draw a line and put the headers of the quoted mail under it. */
    private static boolean isRuleBeforeQuotation(List<String> lines, int from) {
        String rule = lines.get(from).strip();
        if (rule.length() < 5 || !rule.chars().allMatch(c -> c == '-' || c == '_' || c == '=')) {
            return false;
        }
        int next = nextText(lines, from + 1);
        return next < lines.size() && next <= from + 3 && isHeaderBlock(lines, next);
    }

    /** A line "发件人：…" or "From: …" with two more header lines close behind it. */
    private static boolean isHeaderBlock(List<String> lines, int from) {
        if (!isSenderLine(lines.get(from))) {
            return false;
        }
        int others = 0;
        for (int i = from + 1; i < Math.min(lines.size(), from + HEADER_LINES); i++) {
            if (isHeaderLine(lines.get(i))) {
                others++;
            }
        }
        return others >= 2;
    }

    private static boolean isSenderLine(String line) {
        String name = headerName(line);
        return name != null && (name.equals("from") || name.equals("发件人") || name.equals("發件人") || name.equals("寄件者"));
    }

    private static boolean isHeaderLine(String line) {
        String name = headerName(line);
        if (name == null) {
            return false;
        }
        return switch (name) {
            case "from",
                    "发件人",
                    "發件人",
                    "寄件者",
                    "sent",
                    "date",
                    "发送时间",
                    "发送日期",
                    "senttime",
                    "sendtime",
                    "日期",
                    "時間",
                    "时间",
                    "發送時間",
                    "to",
                    "收件人",
                    "cc",
                    "抄送",
                    "抄送人",
                    "subject",
                    "主题",
                    "主題",
                    "reply-to",
                    "回复" -> true;
            default -> false;
        };
    }

    private static @Nullable String headerName(String line) {
        int start = 0;
        while (start < line.length() && isOrnament(line.charAt(start))) {
            start++;
        }
        int limit = Math.min(line.length(), start + 16);
        for (int i = start + 1; i < limit; i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '：') {
                return withoutBlanks(line.substring(start, i).replace("*", "")).toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static boolean isOrnament(char c) {
        return c == '*' || c == '|' || Character.isWhitespace(c);
    }

    /** Alimail spaces its names: 主　题. */
    private static String withoutBlanks(String name) {
        return name.replace(" ", "").replace("\u3000", "");
    }

    private static boolean isSignatureMark(String line) {
        String mark = line.strip();
        return mark.equals("--") || mark.equals("| |") || mark.equals("||");
    }

    /** "Sent from my iPhone" and the like: one line, not a signature with text behind it. */
    private static boolean isDeviceLine(String line) {
        String mark = line.strip();
        if (mark.isEmpty() || mark.length() > 60) {
            return false;
        }
        String lower = mark.toLowerCase(Locale.ROOT);
        return lower.startsWith("sent from my ")
                || lower.startsWith("sent from mail for windows")
                || lower.startsWith("sent from outlook")
                || lower.startsWith("get outlook for ")
                || mark.startsWith("发自我的")
                || mark.startsWith("來自我的")
                || mark.startsWith("来自我的")
                || mark.startsWith("发送自我的")
                || mark.startsWith("发自手机")
                || mark.startsWith("发自网易邮箱")
                || mark.startsWith("发自阿里邮箱")
                || mark.startsWith("来自阿里邮箱")
                || mark.startsWith("发自企业微信")
                || mark.startsWith("来自企业微信")
                || mark.startsWith("发自QQ邮箱")
                || mark.startsWith("获取Outlook")
                || mark.startsWith("获取 Outlook")
                || mark.startsWith("签名由");
    }
}
