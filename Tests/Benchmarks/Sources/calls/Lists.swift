/// The same list of IPs in the three formats of the API, each like the one that the API's documentation shows. 5,000 IPs are
/// 743 KB of JSON.
struct Lists {
    let json: [UInt8]
    let csv: [UInt8]
    let plain: [UInt8]

    init(count: Int) {
        var json = "["
        var csv = "ip,port,user,pass,country,city,asn\n"
        var plain = ""
        for index in 0..<count {
            let ip = "198.\(100 + index / 65_536).\(100 + index / 156 % 156).\(100 + index % 156)"
            let id = "ip_01HX2K3P" + String(1000 + index)
            let city = Self.cities[index / 512 % Self.cities.count]
            if index > 0 { json += "," }
            json += #"{"id":"\#(id)","ip":"\#(ip)","port":8000,"user":"helo_s1a2b3c4d5e","pass":"Mz4yQv8R","#
            json += #""country":"US","city":"\#(city)","asn":7922}"#
            csv += "\(ip),8000,helo_s1a2b3c4d5e,Mz4yQv8R,US,\(city),7922\n"
            plain += "\(ip):8000:helo_s1a2b3c4d5e:Mz4yQv8R\n"
        }
        self.json = Array((json + "]").utf8)
        self.csv = Array(csv.utf8)
        self.plain = Array(plain.utf8)
    }

    private static let cities = ["New York", "Los Angeles", "Chicago", "Salt Lake City"]
}
