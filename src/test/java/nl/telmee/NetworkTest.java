package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class NetworkTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void connectionsAreServedByTheMeansOfLinux() throws Exception {
    Vertx vertx = Network.vertx();
    try {
      assertThat(vertx.isNativeTransportEnabled())
          .as("%s", vertx.unavailableNativeTransportCause())
          .isTrue();
    } finally {
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }
}
