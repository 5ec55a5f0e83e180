package org.charterflow.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One person's browser, in Chinese, with what people do in Tasklist as verbs. Screenshots go to target/screenshots. */
final class Browser implements AutoCloseable {

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");
    private static final int LATEST = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final WebDriverWait wait;
    private final String base;

    private Browser(String base, Path chromium, Path chromedriver) {
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=zh-CN");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN,zh,en"));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .build();
        this.driver = new ChromeDriver(service, options);
        this.driver.manage().window().setSize(new Dimension(1440, 1000));
        this.wait = new WebDriverWait(driver, PATIENCE);
        this.base = base;
    }

    /** Opens a browser on a running application, or skips the test where no Chromium with its driver is installed. */
    static Browser open(String base) {
        Optional<Path> chromium = installed(BROWSERS);
        Optional<Path> chromedriver = installed(DRIVERS);
        Assumptions.assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "Skipped: no Chromium with chromedriver is installed (Debian: apt install chromium chromium-driver)");
        return new Browser(base, chromium.orElseThrow(), chromedriver.orElseThrow());
    }

    private static Optional<Path> installed(List<String> places) {
        return Stream.concat(
                        Optional.ofNullable(System.getenv("CHARTERFLOW_TEST_CHROMIUM")).stream()
                                .filter(any -> places == BROWSERS),
                        places.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    void go(String path) {
        driver.get(base + path);
    }

    void login(String user, String password) {
        driver.manage().deleteAllCookies();
        go("/login");
        driver.findElement(By.id("username")).sendKeys(user);
        driver.findElement(By.id("password")).sendKeys(password);
        driver.findElement(By.cssSelector("form[action$='/login'] button[type=submit]"))
                .click();
        wait.until(here -> !String.valueOf(here.getCurrentUrl()).contains("/login"));
    }

    /** Opens the task of that name, of that case, which Tasklist lists under a filter. */
    void openTask(String filter, String name, String caseNumber) {
        go("/camunda/app/tasklist/default/");
        click(By.xpath("//*[contains(@class,'task-filters')]//a[contains(normalize-space(.),'" + filter + "')]"));
        click(By.xpath("//*[contains(@class,'tasks-list')]//li[contains(.,'" + caseNumber
                + "')]//*[self::h4 or self::h5]" + "[contains(normalize-space(.),'" + name + "')]"));
        wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".task-card, .tasklist-view")));
    }

    /** Takes the open task, as a candidate must before completing it. */
    void claim() {
        click(By.xpath("//*[@cam-tasklist-task-meta or contains(@class,'task-meta')]//*[contains(@class,'claim')"
                + " or contains(@ng-click,'claim')]"));
    }

    void choose(String label) {
        click(By.xpath("//label[contains(normalize-space(.),'" + label + "')]"));
    }

    void type(String label, String text) {
        WebElement field =
                wait.until(ExpectedConditions.elementToBeClickable(By.xpath("//label[contains(normalize-space(.),'"
                        + label + "')]/following::*[self::input or" + " self::textarea][1]")));
        field.clear();
        field.sendKeys(text);
    }

    /** Opens the form that starts a process. */
    void startForm(String process) {
        go("/camunda/app/tasklist/default/");
        click(By.xpath("//a[contains(normalize-space(.),'启动流程')]"));
        click(By.xpath("//*[contains(@class,'modal')]//a[contains(.,'" + process + "')]"));
        wait.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector("[id^=entry-], .fjs-container")));
    }

    /** Starts the process whose form is open, and waits until it has begun. */
    void start() {
        click(By.xpath("//*[contains(@class,'modal')]//button[contains(.,'启动')]"));
        reads("流程已启动");
    }

    /** Fills in a field; a day as {@code 2026-03-06}, in whatever order this browser shows it. */
    void fill(String id, String text) {
        WebElement field = driver.findElement(By.id(id));
        if ("date".equals(field.getDomProperty("type"))) {
            driver.executeScript("arguments[0].value = arguments[1]", field, text);
            return;
        }
        field.clear();
        field.sendKeys(text);
    }

    /** Writes into a field that is known by its name alone, such as a cell of a table. */
    void write(String name, String text) {
        WebElement field = driver.findElement(By.name(name));
        field.clear();
        field.sendKeys(text);
    }

    /** What a field holds. */
    String value(By field) {
        return String.valueOf(driver.findElement(field).getDomProperty("value"));
    }

    /** Replaces words in a long text, as one who searches and replaces would. */
    void replace(String id, String words, String others) {
        WebElement field = driver.findElement(By.id(id));
        driver.executeScript(
                "arguments[0].value = arguments[0].value.replace(arguments[1], arguments[2])", field, words, others);
    }

    void select(String id, String option) {
        click(By.xpath("//select[@id='" + id + "']/option[contains(.,'" + option + "')]"));
    }

    void tick(String id) {
        click(By.id(id));
    }

    void upload(String id, Path file) {
        driver.findElement(By.id(id)).sendKeys(file.toAbsolutePath().toString());
    }

    /** Opens the latest mail that says this in somebody's mailbox of the demo, as soon as it is among the last few. */
    void readsMail(String address, String text) {
        wait.ignoring(StaleElementReferenceException.class).until(here -> {
            go("/demo/mailboxes/" + address);
            List<String> mails = driver.findElements(By.cssSelector("main table th a")).stream()
                    .limit(LATEST)
                    .map(mail -> String.valueOf(mail.getDomProperty("href")))
                    .toList();
            return mails.stream().anyMatch(mail -> {
                driver.get(mail);
                return text().contains(text);
            });
        });
    }

    /** Completes the open task and waits until it is gone. */
    void complete() {
        By button = By.xpath("//button[contains(@ng-click,'complete')]");
        WebElement complete = wait.until(ExpectedConditions.elementToBeClickable(button));
        complete.click();
        wait.until(ExpectedConditions.stalenessOf(complete));
    }

    /** Clicks as soon as nothing moves or covers the place. */
    void click(By place) {
        wait.ignoring(StaleElementReferenceException.class, ElementClickInterceptedException.class)
                .until(here -> {
                    WebElement element =
                            ExpectedConditions.elementToBeClickable(place).apply(here);
                    if (element == null) {
                        return false;
                    }
                    driver.executeScript(
                            "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
                    element.click();
                    return true;
                });
    }

    /** Chooses a radio button, whatever its label covers of it. */
    void pick(By button) {
        WebElement found = wait.until(ExpectedConditions.presenceOfElementLocated(button));
        driver.executeScript("arguments[0].click()", found);
        wait.until(ExpectedConditions.elementToBeSelected(found));
    }

    /** Waits until the page says something. */
    void reads(String text) {
        wait.until(here -> text().contains(text));
    }

    /** What the page shows; read again where another page comes between finding its body and reading it. */
    String text() {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(here -> here.findElement(By.tagName("body")).getText());
    }

    ChromeDriver driver() {
        return driver;
    }

    void screenshot(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
