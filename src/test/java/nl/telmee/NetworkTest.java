package nl.telmee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
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

  @Test
  void aPortThatSomebodyElseHasIsRecognised() throws Exception {
    Vertx vertx = Network.vertx();
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () ->
                  vertx
                      .createHttpServer()
                      .requestHandler(_ -> {})
                      .listen(other.getLocalPort(), "127.0.0.1")
                      .await(30, TimeUnit.SECONDS))
          .matches(Network::portIsInUse);
    } finally {
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }
}
