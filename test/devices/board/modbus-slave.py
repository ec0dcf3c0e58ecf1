# A Modbus-RTU slave that is not ours (pymodbus): plays a display, and prints its registers as JSON whenever they change.
# Arguments: serial port, unit, first register to watch, how many.
import json
import sys
from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server import StartSerialServer
from pymodbus.transaction import ModbusRtuFramer

port, unit, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])


class Watched(ModbusSequentialDataBlock):
    def setValues(self, address, values):
        super().setValues(address, values)
        print(json.dumps({"address": address, "registers": self.getValues(first, count)}), flush=True)


store = ModbusSlaveContext(hr=Watched(0, [0xFFFF] * 512), zero_mode=True)
context = ModbusServerContext(slaves={unit: store}, single=False)
print("ready", flush=True)
StartSerialServer(context=context, framer=ModbusRtuFramer, port=port, baudrate=9600, timeout=0.05)
