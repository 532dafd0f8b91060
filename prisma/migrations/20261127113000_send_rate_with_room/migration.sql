-- One call fewer in a second, and in two, than before: on a machine with much to do two calls may be late, not one, and
-- come together with those after them. Teams takes 7 calls a second in a chat, 8 in two, 60 in 30 and 1800 an hour, and
-- 50 a second from a tenant.
CREATE OR REPLACE FUNCTION reserve_send(chat text, tenant text, patience_ms double precision) RETURNS double precision
LANGUAGE plpgsql AS $$
DECLARE
  in_chat send_rate;
  in_tenant send_rate;
  now_ms double precision;
  slot double precision;
BEGIN
  INSERT INTO send_rate VALUES (chat, '{}', 0), (tenant, '{}', 0) ON CONFLICT DO NOTHING;
  SELECT * INTO in_chat FROM send_rate WHERE key = chat FOR UPDATE;
  SELECT * INTO in_tenant FROM send_rate WHERE key = tenant FOR UPDATE;
  now_ms := extract(epoch FROM clock_timestamp()) * 1000;
  -- The clock was set back: what was kept says nothing any more.
  IF in_chat.slots[1] > now_ms + 2 * patience_ms THEN in_chat.slots := '{}'; in_chat.hour_ms := 0; END IF;
  IF in_tenant.slots[1] > now_ms + 2 * patience_ms THEN in_tenant.slots := '{}'; END IF;
  slot := greatest(
    now_ms,
    in_chat.slots[5] + 1000,
    in_chat.slots[6] + 2000,
    in_chat.slots[56] + 30000,
    -- 600 at once, and one more every three seconds, are 1800 in any hour.
    in_chat.hour_ms - 600 * 3000,
    in_tenant.slots[45] + 1000
  );
  IF slot - now_ms > patience_ms THEN RETURN slot - now_ms; END IF;
  UPDATE send_rate SET slots = (slot || in_chat.slots)[1:56], hour_ms = greatest(in_chat.hour_ms, slot) + 3000 WHERE key = chat;
  UPDATE send_rate SET slots = (slot || in_tenant.slots)[1:45], hour_ms = slot WHERE key = tenant;
  RETURN slot - now_ms;
END $$;
