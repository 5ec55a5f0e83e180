package org.charterflow.alliance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.charterflow.language.Bilingual;

/** What a valid answer to a question of a form looks like. */
public enum FieldCheck {
    /** A unified social credit code. */
    @JsonProperty("uscc")
    USCC {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return UnifiedSocialCreditCode.problem(UnifiedSocialCreditCode.normalise(value));
        }
    },
    /** A legal entity identifier. */
    @JsonProperty("lei")
    LEI {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return LegalEntityIdentifier.problem(LegalEntityIdentifier.normalise(value));
        }
    },
    /** A Chinese mobile number, or any number in the international form of E.164. */
    @JsonProperty("mobile")
    MOBILE {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return matches(
                    MOBILE_NUMBER,
                    value.replaceAll("[ ()-]", ""),
                    Bilingual.of(
                            "手机号应为以1开头的11位号码，或以+开头的国际号码",
                            "expected a Chinese mobile number of 11 digits or an international one beginning with +"));
        }
    },
    /** A plain mail address in ASCII. */
    @JsonProperty("email")
    EMAIL {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return matches(
                    ADDRESS,
                    value,
                    Bilingual.of(
                            "应为一个邮箱地址，如 name@unit.example", "expected one mail address such as name@unit.example"));
        }
    },
    /** An address of a web site. */
    @JsonProperty("url")
    URL {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            try {
                URI uri = new URI(value);
                boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                return web && uri.getHost() != null ? Optional.empty() : Optional.of(NO_URL);
            } catch (URISyntaxException malformed) {
                return Optional.of(NO_URL);
            }
        }
    },
    /** A Chinese postcode. */
    @JsonProperty("postcode")
    POSTCODE {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return matches(SIX_DIGITS, value, Bilingual.of("邮编应为6位数字", "expected a postcode of 6 digits"));
        }
    },
    /** A date in the form of ISO 8601. */
    @JsonProperty("date")
    DATE {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            try {
                LocalDate.parse(value);
                return Optional.empty();
            } catch (DateTimeParseException malformed) {
                return Optional.of(Bilingual.of("日期应写作 2026-03-09", "expected a date such as 2026-03-09"));
            }
        }
    },
    /** A whole number that is not negative. */
    @JsonProperty("number")
    NUMBER {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return matches(DIGITS, value, Bilingual.of("应为整数", "expected a whole number"));
        }
    },
    /** A country by its two letters of ISO 3166. */
    @JsonProperty("country")
    COUNTRY {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return COUNTRIES.contains(value.toUpperCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of(
                            Bilingual.of("国家应为两位字母代码，如 CN、DE", "expected a country's two letters such as CN or DE"));
        }
    },
    /** A licence by its identifier in the SPDX licence list. */
    @JsonProperty("spdx")
    SPDX {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return SpdxLicences.problem(value);
        }
    },
    /** A consent or an undertaking: only yes will do. */
    @JsonProperty("yes")
    YES {
        @Override
        Optional<Bilingual> trimmedProblem(String value) {
            return AGREEMENT.contains(value.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of(Bilingual.of("须为“是”", "only \"yes\" will do"));
        }
    };

    private static final Pattern MOBILE_NUMBER = Pattern.compile("1[3-9][0-9]{9}|\\+[1-9][0-9]{6,14}");
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> AGREEMENT = Set.of("yes", "true", "是", "同意");
    private static final Bilingual NO_URL =
            Bilingual.of("应为网址，如 https://unit.example", "expected an address such as https://unit.example");
    private static final int LONGEST = 2_000;

    /** What is wrong with this answer, for the person who gave it; empty if nothing is. */
    public Optional<Bilingual> problem(String answer) {
        if (answer.length() > LONGEST) {
            return Optional.of(Bilingual.of("内容过长", "the answer is too long"));
        }
        return trimmedProblem(answer.strip());
    }

    abstract Optional<Bilingual> trimmedProblem(String value);

    private static Optional<Bilingual> matches(Pattern pattern, String value, Bilingual expected) {
        return pattern.matcher(value).matches() ? Optional.empty() : Optional.of(expected);
    }
}
