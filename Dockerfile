FROM maven:3.9.11-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
COPY bpmn bpmn
COPY forms forms
COPY charters charters
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -Dmaven.test.skip=true package \
    && mv target/charterflow-*.jar charterflow.jar \
    && java -Djarmode=tools -jar charterflow.jar extract --destination charterflow

FROM eclipse-temurin:17-jre AS application
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /opt/charterflow charterflow
WORKDIR /opt/charterflow
# What changes seldom first.
COPY --from=build /build/charterflow/lib lib
COPY --from=build /build/charterflow/charterflow.jar ./

# One start, for the archive of its classes; the archive holds for these very files and this very Java.
FROM application AS archive
RUN apt-get update && apt-get install -y --no-install-recommends postgresql
COPY deploy/archive /usr/local/bin/archive
RUN archive /opt/charterflow/charterflow.jar

FROM application
COPY --from=archive /opt/charterflow/classes.jsa ./
COPY LICENSE NOTICE ./
USER charterflow
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
    CMD curl --fail --silent --output /dev/null http://127.0.0.1:8080/actuator/health/readiness
# As process 1 Java receives the stop signal itself: open requests and jobs end before it goes.
ENTRYPOINT ["java", "-XX:SharedArchiveFile=classes.jsa", "-Dspring.aot.enabled=true", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-jar", "charterflow.jar"]
