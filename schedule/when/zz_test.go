package when
import ("testing";"os";"bufio";"fmt";"encoding/json";"time";"giaoban/schedule/calendar")
func TestZZ(t *testing.T){
 z:=time.FixedZone("ICT",7*3600)
 now:=time.Date(2026,11,23,9,15,0,0,z)
 if v:=os.Getenv("NOW"); v!="" { n,err:=time.ParseInLocation("2006-01-02T15:04",v,z); if err!=nil{t.Fatal(err)}; now=n }
 f,_:=os.Open(os.Getenv("F")); s:=bufio.NewScanner(f); s.Buffer(nil,1<<20)
 c:=calendar.Default()
 for s.Scan(){ if s.Text()==""{continue}; b,_:=json.Marshal(Understand(s.Text(),now,c)); fmt.Printf("%s\n    %s\n",s.Text(),b)}
}
